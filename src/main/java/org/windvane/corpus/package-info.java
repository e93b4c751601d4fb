/** Raw news into articles: what is read, kept, set aside and counted. */
package org.windvane.corpus;
