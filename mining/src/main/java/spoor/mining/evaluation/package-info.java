/// How good a model is: splits that do not leak, measures, and what chooses between models.
@NullMarked
package spoor.mining.evaluation;

import org.jspecify.annotations.NullMarked;
