/** Tables, their contracts, versions of what is published, and the log of runs. */
package org.windvane.warehouse;
