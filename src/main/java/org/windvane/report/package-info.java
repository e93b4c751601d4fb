/** Published tables, shown: one HTML page that works offline. Knows nothing of the inside. */
package org.windvane.report;
