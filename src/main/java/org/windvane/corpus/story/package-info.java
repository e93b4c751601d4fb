/**
 * Which articles print the same text: sketches of texts, candidates by shared keys, a check of
 * every candidate, and the id that the articles of a story share.
 */
package org.windvane.corpus.story;
