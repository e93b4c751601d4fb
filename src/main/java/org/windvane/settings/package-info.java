/** The files under conf/, as one tree. */
package org.windvane.settings;
