/// Classifiers: columns made into numbers and codes, learners that fit them, models that are kept.
@NullMarked
package spoor.mining.learning;

import org.jspecify.annotations.NullMarked;
