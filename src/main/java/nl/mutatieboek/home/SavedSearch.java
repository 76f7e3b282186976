package nl.mutatieboek.home;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A search that a person saved: a page of the application with its parameters, under a name.
 *
 * @param id identity
 * @param name as the person calls it
 * @param address path and query
 */
record SavedSearch(UUID id, String name, String address) {
    static final int MAX_NAME_LENGTH = 80;
    static final int MAX_ADDRESS_LENGTH = 1_000;
    static final int MAX_PER_PERSON = 30;

    private static final String SETTING = "search.";
    /** Only pages that answer a query; never another site. */
    private static final Pattern PATH = Pattern.compile("/(mutations|balances|balances/item|balances/compare|trail"
            + "|reserves|packages|signals|samples|reports|reports/[a-z0-9-]{1,60})");

    private static final Pattern NOT_IN_QUERY = Pattern.compile("[^A-Za-z0-9._~%!$'()*,;:@/=&+-]");

    /** Control, format and separator characters, except the space. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

    static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MAX_NAME_LENGTH
                && !INVISIBLE.matcher(name).find();
    }

    static boolean isAddress(String address) {
        String[] pathAndQuery = address.split("\\?", 2);
        return address.length() <= MAX_ADDRESS_LENGTH
                && PATH.matcher(pathAndQuery[0]).matches()
                && (pathAndQuery.length == 1
                        || !NOT_IN_QUERY.matcher(pathAndQuery[1]).find());
    }

    /** The searches among the settings of a person, by name. */
    static List<SavedSearch> among(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(SETTING))
                .map(setting -> {
                    String[] parts = setting.getValue().split("\n", 2);
                    return new SavedSearch(
                            UUID.fromString(setting.getKey().substring(SETTING.length())), parts[1], parts[0]);
                })
                .sorted(Comparator.comparing(SavedSearch::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(SavedSearch::id))
                .toList();
    }

    /** Name of its setting. */
    String setting() {
        return SETTING + id;
    }

    /** Text of its setting. */
    String text() {
        return address + "\n" + name;
    }
}
