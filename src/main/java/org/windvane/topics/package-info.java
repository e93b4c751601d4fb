/** Stories to topics, and the share of each topic in the news about a country. */
package org.windvane.topics;
