/** Corpora with planted truth, against which the pipeline's own findings are scored. */
package org.windvane.synthetic;
