/// Trained models as files: what all kinds have in common.
@NullMarked
package spoor.mining.models;

import org.jspecify.annotations.NullMarked;
