package nl.mutatieboek.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Reports a start cache that the virtual machine has passed by, in one line instead of several of its own. The launcher
 * names the cache in a system property.
 */
final class StartCacheReporter {
    private static final String CACHE = "mutatieboek.cache";

    /** Part of the description of a virtual machine that uses a cache; it uses none if the one named is unusable. */
    private static final String IN_USE = "sharing";

    private static final String AHEAD_OF_TIME = ".aot";
    private static final int FIRST_WITH_AHEAD_OF_TIME = 25;

    private StartCacheReporter() {}

    /** Returns the message, if a cache was named and is not used. */
    static Optional<String> findUnusedCache(Properties system, int javaVersion) {
        String cache = system.getProperty(CACHE);
        if (cache == null || isUsed(cache, system, javaVersion)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "The start cache %s is damaged or does not fit this Java, its options or the jar. Starting without it;"
                        + " run \"train\" beside it to make it again.",
                cache));
    }

    private static boolean isUsed(String cache, Properties system, int javaVersion) {
        return system.getProperty("java.vm.info", "").contains(IN_USE)
                && (javaVersion >= FIRST_WITH_AHEAD_OF_TIME || !cache.endsWith(AHEAD_OF_TIME));
    }
}
