/**
 * The trained encoder: sentiment towards a target and the relation of a marked ordered pair, by one
 * small transformer with two heads, run by ONNX Runtime.
 *
 * <p>{@link org.windvane.language.model.EncoderModel} is the plain door; {@link
 * org.windvane.language.model.EncoderAnnotator} is the same model as a Spark NLP annotator.
 */
package org.windvane.language.model;
