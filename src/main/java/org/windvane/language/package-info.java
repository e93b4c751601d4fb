/**
 * Articles to sentences with actors, tone towards a country, and the country that an article is
 * about.
 */
package org.windvane.language;
