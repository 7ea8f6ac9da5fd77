/** Machines in the Open Virtualization Format: {@code .ovf} and {@code .ova}. */
@NullMarked
package dev.exhume.vm.ovf;

import org.jspecify.annotations.NullMarked;
