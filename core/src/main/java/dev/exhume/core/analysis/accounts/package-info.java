/** Who had an account on the machine, what opens it and what it may do. */
@NullMarked
package dev.exhume.core.analysis.accounts;

import org.jspecify.annotations.NullMarked;
