package nl.mutatieboek.cli;

/**
 * Beans of an opened ledger.
 *
 * <p>Commands have this type in their signatures instead of Spring's context, because picocli loads every type in them:
 * help, versions and usage errors are printed before any class of Spring is loaded.
 */
@FunctionalInterface
interface LedgerBeans {
    <T> T getBean(Class<T> type);
}
