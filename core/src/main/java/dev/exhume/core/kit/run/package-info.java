/** The files of the kit that start the container: {@code run.sh} and {@code compose.yaml}. */
@NullMarked
package dev.exhume.core.kit.run;

import org.jspecify.annotations.NullMarked;
