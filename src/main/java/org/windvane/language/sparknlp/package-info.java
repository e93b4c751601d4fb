/**
 * Any Spark NLP classifier in the place of the encoder: loaded and wired on the driver, sent to the
 * executors as bytes, and asked there one sentence a call.
 *
 * <p>{@link org.windvane.language.sparknlp.SparkNlpModels} is the door.
 */
package org.windvane.language.sparknlp;
