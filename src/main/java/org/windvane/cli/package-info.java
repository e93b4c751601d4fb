/** The launcher: one class a verb. */
package org.windvane.cli;
