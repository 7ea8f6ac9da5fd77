package dev.exhume.core.comparison;

import com.google.common.base.Joiner;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Account.Privilege;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.Host.HostsEntry;
import dev.exhume.core.profile.Host.KernelModule;
import dev.exhume.core.profile.Host.KernelParameter;
import dev.exhume.core.profile.Host.NetworkInterface;
import dev.exhume.core.profile.Host.ResourceLimit;
import dev.exhume.core.profile.Host.TimezoneData;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.OperatingSystem.Kernel;
import dev.exhume.core.profile.OperatingSystem.Product;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Source.Mount;
import java.util.List;

/** The machine: its system, network, accounts and mounts. */
final class SystemSections {
  private static final List<Field<OperatingSystem>> OS =
      List.of(
          Field.of("id", OperatingSystem::id),
          Field.of("version", OperatingSystem::version),
          Field.of("codename", OperatingSystem::codename),
          Field.of("architecture", OperatingSystem::architecture),
          Field.of("glibc", OperatingSystem::glibc),
          Field.of("kernels", os -> os.kernels().stream().map(Kernel::version).toList()),
          Field.of("endOfLife", OperatingSystem::endOfLife),
          Field.of("product", os -> os.product().map(SystemSections::named)));

  private static final List<Field<Host>> HOST =
      List.of(
          Field.of("hostname", Host::hostname),
          Field.of("timezone", Host::timezone),
          Field.of("locale", Host::locale),
          Field.of("nameservers", Host::nameservers),
          Field.of("timezoneData", host -> host.timezoneData().flatMap(TimezoneData::version)));

  private static final Items<NetworkInterface> INTERFACES =
      new Items<>(
          NetworkInterface::name,
          nic -> String.join(", ", nic.addresses()),
          List.of(
              Field.of("addresses", NetworkInterface::addresses),
              Field.of("method", NetworkInterface::method),
              Field.of("macAddress", NetworkInterface::macAddress)));

  private static final Items<HostsEntry> HOSTS =
      new Items<>(
          HostsEntry::address,
          entry -> String.join(" ", entry.names()),
          List.of(Field.of("names", HostsEntry::names)));

  private static final Items<KernelParameter> PARAMETERS =
      new Items<>(
          KernelParameter::name,
          KernelParameter::value,
          List.of(Field.of("value", KernelParameter::value)));

  private static final Items<ResourceLimit> LIMITS =
      new Items<>(
          limit -> "%s %s %s".formatted(limit.domain(), limit.type(), limit.item()),
          ResourceLimit::value,
          List.of(Field.of("value", ResourceLimit::value)));

  private static final Items<KernelModule> MODULES =
      new Items<>(
          KernelModule::name,
          module -> module.device().or(module::options).orElse(""),
          List.of(
              Field.of("device", KernelModule::device),
              Field.of("options", KernelModule::options)));

  private static final List<Field<Boot>> BOOT =
      List.of(
          Field.of("initSystem", Boot::initSystem),
          Field.of("defaultRunlevel", Boot::defaultRunlevel),
          Field.of("defaultTarget", Boot::defaultTarget));

  private static final Items<ExtraProcess> PROCESSES =
      new Items<>(
          ExtraProcess::id,
          ExtraProcess::command,
          List.of(
              Field.of("command", ExtraProcess::command),
              Field.of("action", ExtraProcess::action),
              Field.of("runlevels", ExtraProcess::runlevels)));

  private static final Items<Account> ACCOUNTS =
      new Items<>(
          Account::name,
          account -> "uid %d, %s".formatted(account.uid(), account.shell()),
          List.of(
              Field.of("uid", Account::uid),
              Field.of("gid", Account::gid),
              Field.of("home", Account::home),
              Field.of("shell", Account::shell),
              Field.of("login", Account::login),
              Field.of("passwordHash", Account::passwordHash),
              Field.of("authorizedKeys", Account::authorizedKeys),
              Field.of("groups", Account::groups),
              Field.of("expiresOn", Account::expiresOn),
              Field.of("privileges", SystemSections::privileges)));

  private static final Items<Mount> MOUNTS =
      new Items<>(
          Mount::mountPoint,
          mount -> "%s (%s)".formatted(mount.device(), mount.type()),
          List.of(
              Field.of("device", Mount::device),
              Field.of("type", Mount::type),
              Field.of("options", Mount::options),
              Field.of("status", mount -> Words.of(mount.status()))));

  private SystemSections() {}

  private static String named(Product product) {
    return Joiner.on(' ').skipNulls().join(product.name(), product.version().orElse(null));
  }

  private static List<String> privileges(Account account) {
    return account.privileges().stream().map(Privilege::rule).toList();
  }

  static List<Section> machine(ServerProfile before, ServerProfile after) {
    return List.of(
        Facts.compare("os", OS, before.os(), after.os()),
        Facts.compare("host", HOST, before.host(), after.host()),
        INTERFACES.compare("interfaces", before.host().interfaces(), after.host().interfaces()),
        HOSTS.compare("hostsEntries", before.host().hostsEntries(), after.host().hostsEntries()),
        PARAMETERS.compare(
            "kernelParameters", before.host().kernelParameters(), after.host().kernelParameters()),
        LIMITS.compare("limits", before.host().limits(), after.host().limits()),
        MODULES.compare("modules", before.host().modules(), after.host().modules()),
        MOUNTS.compare("mounts", before.source().mounts(), after.source().mounts()),
        Facts.compare("boot", BOOT, before.boot(), after.boot()),
        PROCESSES.compare(
            "extraProcesses", before.boot().extraProcesses(), after.boot().extraProcesses()));
  }

  static Section accounts(ServerProfile before, ServerProfile after) {
    return ACCOUNTS.compare("accounts", before.accounts(), after.accounts());
  }
}
