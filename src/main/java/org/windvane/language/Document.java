package org.windvane.language;

import java.util.List;

/** An article read: its sentences, headline first, with the actors in them. */
public record Document(String language, List<Sentence> sentences, int characters) {}
