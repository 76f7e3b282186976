package nl.mutatieboek.platform.html;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The frame around every page.
 *
 * @param person the logged-in person; null if there is none
 * @param localAccount whether the person logged in with a password rather than through an identity provider
 * @param allowed the actions that the person may do, as named in the permission table
 * @param path path of this page, without query
 * @param languages the languages, each with the address of this page in it
 * @param demo whether this is the demo book
 * @param parameters names of the parameters that this page applies
 * @param carried the chapter and the time axes in the address of this page, which its links keep; absent without a value.
 *     A page may keep what it does not apply
 * @param others the other parameters of this page, except the paging cursor
 * @param status the status of the response, which is known when the page is rendered
 */
record PageFrame(
        @Nullable String person,
        boolean localAccount,
        Set<String> allowed,
        String path,
        List<LanguageLink> languages,
        boolean demo,
        Set<String> parameters,
        Map<String, String> carried,
        Map<String, String> others,
        IntSupplier status) {
    private static final Set<String> AXES = Set.of("effectiveOn", "knownAt", "moment");

    /** Parts of the help page by paths that they are about. */
    private static final Map<String, String> GUIDES = Map.ofEntries(
            Map.entry("/mutations/new", "propose"),
            Map.entry("/worklist", "review"),
            Map.entry("/packages", "assess"),
            Map.entry("/mutations", "look-up"),
            Map.entry("/balances", "look-up"),
            Map.entry("/trail", "look-up"),
            Map.entry("/reserves", "look-up"),
            Map.entry("/reports", "look-up"),
            Map.entry("/document-sets", "look-up"),
            Map.entry("/parliamentary-matters", "look-up"),
            Map.entry("/authorisations", "look-up"),
            Map.entry("/extrapolations", "look-up"),
            Map.entry("/signals", "audit"),
            Map.entry("/samples", "audit"),
            Map.entry("/rebuilds", "audit"),
            Map.entry("/heads", "audit"),
            Map.entry("/reconciliation", "import"),
            Map.entry("/imports", "import"),
            Map.entry("/archive", "archive"),
            Map.entry("/embargoed-reads", "security"),
            Map.entry("/moments", "administer"),
            Map.entry("/ceilings", "administer"),
            Map.entry("/chapters", "administer"),
            Map.entry("/people", "administer"));

    PageFrame {
        allowed = Set.copyOf(allowed);
        languages = List.copyOf(languages);
        parameters = Set.copyOf(parameters);
        // Sorted, so that equal queries have equal addresses.
        carried = Collections.unmodifiableMap(new TreeMap<>(carried));
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }

    /** Whether the page reports an error, which its title then says first. */
    public boolean failed() {
        return status.getAsInt() >= 400;
    }

    /** Whether the person may do an action, as named in the permission table. */
    public boolean may(String action) {
        return allowed.contains(action);
    }

    /** Returns the bounds of the time axes that this page applies. */
    public Map<String, String> axes() {
        return carried(name -> AXES.contains(name) && parameters.contains(name));
    }

    /** Returns the bounds of the time axes that this page keeps for its links and does not apply. */
    public Map<String, String> axesNotApplied() {
        return carried(name -> AXES.contains(name) && !parameters.contains(name));
    }

    private Map<String, String> carried(Predicate<String> which) {
        return carried.entrySet().stream()
                .filter(one -> which.test(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    /** Whether this page applies a parameter. */
    public boolean applies(String parameter) {
        return parameters.contains(parameter);
    }

    /** Returns the chapter of the address of this page, or the word for all chapters; null if it names neither. */
    public @Nullable String scope() {
        return carried.get(ValidatedQuery.SCOPE);
    }

    /** Returns the part of the help page about the job of this page. */
    public String guide() {
        return GUIDES.entrySet().stream()
                .filter(guide -> path.equals(guide.getKey()) || path.startsWith(guide.getKey() + "/"))
                .max(Comparator.comparingInt(guide -> guide.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse("main");
    }

    /** Returns the bound of an axis as the time bar writes it; null if it has none. */
    public @Nullable String bound(String axis) {
        return written(carried.get(axis));
    }

    /** Formats a day, instant or ledger number for the time bar. */
    public @Nullable String written(@Nullable Object bound) {
        return bound == null ? null : TimeParameterInterceptor.formatBound(bound.toString());
    }

    /**
     * Returns the address of another page in the same chapter at the same as-of point, with the parameters that have a
     * value; given ones replace those of this page. Thymeleaf's own links would write a parameter without value as if
     * it were empty.
     *
     * @param namesAndValues names and values in turn
     */
    public String address(String to, @Nullable Object... namesAndValues) {
        return address(to, carried, namesAndValues);
    }

    /** Returns the address of another page in the same chapter at the same as-of point. */
    public String known(String to) {
        return address(to);
    }

    /** Returns the address of a page in the same chapter that states its own as-of points. */
    public String plain(String to, @Nullable Object... namesAndValues) {
        return address(to, carried(ValidatedQuery.SCOPE::equals), namesAndValues);
    }

    private static String address(String to, Map<String, String> kept, @Nullable Object... namesAndValues) {
        // An address with two slashes in front would lead to another site.
        String path =
                to.contains("//") ? UriComponentsBuilder.fromPath(to).build().toUriString() : to;
        StringBuilder address = new StringBuilder(path);
        Set<String> given = new HashSet<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = String.valueOf(namesAndValues[i]);
            Object value = namesAndValues[i + 1];
            given.add(name);
            if (value != null) {
                parameter(address, path, name, value.toString());
            }
        }
        kept.forEach((name, value) -> {
            if (!given.contains(name)) {
                parameter(address, path, name, value);
            }
        });
        return address.toString();
    }

    /**
     * Returns the address of another page with the parameters of this one, of which some are replaced; parameters
     * without a value are left out.
     *
     * @param namesAndValues names and values in turn
     */
    public String same(String to, @Nullable Object... namesAndValues) {
        Map<String, String> kept = new TreeMap<>(others);
        kept.putAll(carried);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value == null) {
                kept.remove(String.valueOf(namesAndValues[i]));
            } else {
                kept.put(String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        return address(to, kept);
    }

    /** Returns this page without bounds on the time axes. */
    public String unbounded() {
        return same(path, "effectiveOn", null, "knownAt", null, "moment", null);
    }

    /** Encodes any text: a plus would be decoded as a space. */
    private static void parameter(StringBuilder address, String path, String name, String value) {
        address.append(address.length() == path.length() ? '?' : '&')
                .append(name)
                .append('=')
                .append(UriUtils.encodeQueryParam(value, StandardCharsets.UTF_8).replace("+", "%2B"));
    }

    /**
     * A language.
     *
     * @param tag such as {@code nl}
     * @param address this page in that language, without scheme and host
     * @param current whether this page is in this language
     */
    record LanguageLink(String tag, String address, boolean current) {}
}
