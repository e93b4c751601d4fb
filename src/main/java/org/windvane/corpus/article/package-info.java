/** Records into articles: fields, dates, plain text, languages, urls, outlets. */
package org.windvane.corpus.article;
