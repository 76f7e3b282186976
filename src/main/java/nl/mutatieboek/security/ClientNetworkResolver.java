package nl.mutatieboek.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Resolves the network by which the requests and failed logins of an address count. */
final class ClientNetworkResolver {
    /** What {@link InetAddress} parses and never looks up. A proxy may state any text as the address of its client. */
    private static final Pattern IPV6 = Pattern.compile("\\p{XDigit}*:[\\p{XDigit}:.]*");

    private static final int PREFIX_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private ClientNetworkResolver() {}

    /**
     * Returns the first 64 bits of an IPv6 address, because one client has all addresses that begin with them. Returns
     * the IPv4 address that is mapped to IPv6, and any other text as it is.
     */
    static String resolve(String address) {
        // A link-local address ends with its interface.
        String literal = address.split("%", 2)[0];
        if (!IPV6.matcher(literal).matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(literal);
            byte[] bytes = parsed.getAddress();
            return bytes.length == IPV6_BYTES
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, PREFIX_BYTES), IPV6_BYTES))
                                    .getHostAddress()
                            + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            // Not an address.
            return address;
        }
    }
}
