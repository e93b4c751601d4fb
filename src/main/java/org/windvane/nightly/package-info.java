/** All stages in order over what is new. The only room that knows the others. */
package org.windvane.nightly;
