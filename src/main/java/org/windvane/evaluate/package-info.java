/** Scores what the other rooms say against labelled sentences. */
package org.windvane.evaluate;
