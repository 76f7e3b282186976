package nl.mutatieboek.lab.fault;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Added on a command line: kills the process with SIGKILL within a migration, after one of its statements and before
 * Flyway records the migration.
 */
class MigrationCrashConfiguration {
    /** The setting that names the version of the migration. */
    static final String VERSION = "fire.migration";

    /** The property with the number of statements. */
    static final String STATEMENTS = "fire.statements";

    @Bean
    static Callback migrationCrashCallback(Environment environment) {
        return new MigrationCrashCallback(
                environment.getRequiredProperty(VERSION), environment.getRequiredProperty(STATEMENTS, Integer.class));
    }

    private static final class MigrationCrashCallback extends BaseCallback {
        private final String version;
        private int left;
        private @Nullable String current;

        MigrationCrashCallback(String version, int statements) {
            this.version = version;
            this.left = statements;
        }

        @Override
        public void handle(Event event, Context context) {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                current = context.getMigrationInfo().getVersion().getVersion();
            } else if (event == Event.AFTER_EACH_MIGRATE_STATEMENT && version.equals(current)) {
                left--;
                if (left == 0) {
                    CrashInjectionConfiguration.kill();
                }
            }
        }
    }
}
