package nl.mutatieboek.domain.value;

/**
 * Input text that cannot be parsed as the expected value. Interfaces report it as malformed input; {@link #expected()}
 * is the key of the explaining message.
 */
public final class MalformedValueException extends RuntimeException {
    /** Expected value; each has a message in Dutch and in English. */
    public enum ExpectedValue {
        AMOUNT("amount"),
        AMOUNT_UNIT("amount-unit"),
        ARTICLE_CATEGORY("article-category"),
        AXES("axes"),
        BALANCE_FILE_FORMAT("balance-file-format"),
        BASIS("basis"),
        BATCH_MODE("batch-mode"),
        BUDGET_YEAR("budget-year"),
        CEILING("ceiling"),
        CHAPTER("chapter"),
        COLUMN("column"),
        CONTINUATION("continuation"),
        COVERAGE_FORM("coverage-form"),
        DATE("date"),
        EXPORT("export"),
        EXPORT_FORMAT("export-format"),
        FILE_FORMAT("file-format"),
        FLEXIBILITY("flexibility"),
        FLOW("flow"),
        GUARANTEE("guarantee"),
        IBOS_NUMBER("ibos-number"),
        FOLLOW_UP("follow-up"),
        ITEM("item"),
        ITEM_OF_CHAPTER("item-of-chapter"),
        KIND("kind"),
        KNOWN_AT("known-at"),
        LINEAGE("lineage"),
        LOOK_ALIKES("look-alikes"),
        MARK("mark"),
        MATTER("matter"),
        MATTER_DECISION("matter-decision"),
        MATTER_STATE("matter-state"),
        MATTER_TYPE("matter-type"),
        MOMENT("moment"),
        MUTATION("mutation"),
        MUTATION_CLASS("class"),
        NAME_CHARACTER("name-character"),
        ORDER("order"),
        PERSON("person"),
        PLACE("place"),
        PRECISION("precision"),
        POSTINGS("postings"),
        SAMPLE_METHOD("sample-method"),
        SIGNAL("signal"),
        SAMPLE_OF("sample-of"),
        SHA256("sha256"),
        STATE("state"),
        TEXT_BLANK("text-blank"),
        TEXT_CHARACTER("text-character"),
        TEXT_TOO_LONG("text-too-long"),
        TIME("time"),
        URL("url"),
        VALIDITY("validity");

        private final String key;

        ExpectedValue(String key) {
            this.key = key;
        }

        /** Returns the message key, after {@code malformed.}. */
        public String key() {
            return key;
        }
    }

    private final ExpectedValue expected;
    private final String detail;

    public MalformedValueException(ExpectedValue expected, String detail) {
        super(expected.key() + ": " + detail);
        this.expected = expected;
        this.detail = detail;
    }

    public ExpectedValue expected() {
        return expected;
    }

    /** Returns a remark on the error; for texts, the maximum length or the forbidden character. */
    public String detail() {
        return detail;
    }

    /** Returns the constant with exactly this name. */
    static <E extends Enum<E>> E parseConstant(E[] constants, String text, ExpectedValue expected) {
        for (E constant : constants) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new MalformedValueException(expected, text);
    }
}
