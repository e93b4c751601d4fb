/** Relations to indices with intervals, and to dated shifts with their evidence. */
package org.windvane.alignment;
