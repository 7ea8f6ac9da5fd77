/** Machines of VirtualBox: {@code .vbox}, and the {@code .xml} of older versions. */
@NullMarked
package dev.exhume.vm.vbox;

import org.jspecify.annotations.NullMarked;
