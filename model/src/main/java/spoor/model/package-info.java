@NullMarked
package spoor.model;

import org.jspecify.annotations.NullMarked;
