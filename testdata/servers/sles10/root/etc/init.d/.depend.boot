TARGETS = boot.proc boot.rootfsck boot.udev boot.device-mapper boot.loadmodules boot.lvm boot.localfs boot.swap boot.clock boot.cleanup boot.sysctl boot.localnet boot.klog boot.ldconfig boot.crypto
INTERACTIVE = boot.crypto
boot.localfs: boot.lvm boot.rootfsck boot.udev
boot.cleanup: boot.localfs
