/** Sentences with actors to directed acts: who does what to whom, with which stance. */
package org.windvane.relations;
