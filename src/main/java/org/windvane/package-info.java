/** Which way a state is turning, read from the news. */
package org.windvane;
