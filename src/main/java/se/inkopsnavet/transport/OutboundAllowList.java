package se.inkopsnavet.transport;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Locale;
import java.util.Set;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * Everything the hub may reach (design §7.15): asked when a route starts and again at each send.
 *
 * <p>Matching is exact and ignores case; a domain does not cover its sub-domains.
 *
 * @param hosts host names or addresses that may be connected to
 * @param domains mail domains whose every address may be written to
 * @param addresses single mail addresses that may be written to
 */
public record OutboundAllowList(Set<String> hosts, Set<String> domains, Set<String> addresses) {

    public OutboundAllowList {
        hosts = lowerCase(hosts);
        domains = lowerCase(domains);
        addresses = lowerCase(addresses);
    }

    /** @throws FaultException TARGET_NOT_ALLOWED */
    public void requireHost(String host) {
        if (!hosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw new FaultException(Fault.TARGET_NOT_ALLOWED, "host not on the outbound allow-list");
        }
    }

    /** @throws FaultException RECIPIENT_NOT_ALLOWED */
    public void requireAddress(String address) {
        String wanted = address.toLowerCase(Locale.ROOT);
        String domain = wanted.substring(wanted.lastIndexOf('@') + 1);
        if (!addresses.contains(wanted) && !domains.contains(domain)) {
            throw new FaultException(Fault.RECIPIENT_NOT_ALLOWED, "recipient not on the outbound allow-list");
        }
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(toUnmodifiableSet());
    }
}
