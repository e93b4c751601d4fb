package org.windvane.corpus.article;

import java.time.Instant;

/**
 * One article as it will stand in the {@code articles} table, story and batch aside.
 *
 * @param id hex; the same for the same article on every run
 * @param textHash 64 bits of the words of title and body, whatever their case and punctuation
 */
public record Article(
    String id,
    long textHash,
    String url,
    Outlet outlet,
    String title,
    String body,
    Instant published,
    String language,
    String declaredLanguage,
    String speaker) {}
