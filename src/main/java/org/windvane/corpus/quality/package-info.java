/** Whether what came in looks like what used to come in: floods, silences, gaps, rubbish. */
package org.windvane.corpus.quality;
