package org.windvane.language.sparknlp;

import java.util.Map;

/** What a classifier says of a text: the label, and whatever else stands in the metadata. */
record Said(String label, Map<String, String> metadata) {}
