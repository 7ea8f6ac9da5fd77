/** Machines of VMware: {@code .vmx}, {@code .cfg} of ESX 1, {@code .vmsd}. */
@NullMarked
package dev.exhume.vm.vmx;

import org.jspecify.annotations.NullMarked;
