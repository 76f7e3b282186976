package nl.mutatieboek.domain.value;

import java.util.List;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Kind of amount: three separate balances that are never netted (gross principle). Commitments often equal expenditure
 * in the documents, but no rule requires it (VI/37 2023: +1,065,329 beside −144,631).
 */
public enum Flow {
    /** Verplichtingen (V). */
    COMMITMENTS("V"),
    /** Uitgaven (U). The authorised amount is a maximum: Comptabiliteitswet 2016, art. 2.3(4). */
    EXPENDITURE("U"),
    /** Ontvangsten (O): an estimate. */
    RECEIPTS("O");

    /** Flows as budget documents list them. */
    public static final List<Flow> DOCUMENT_ORDER = List.of(EXPENDITURE, COMMITMENTS, RECEIPTS);

    private final String letter;

    Flow(String letter) {
        this.letter = letter;
    }

    /** Returns the letter in the open data: V, U or O. */
    public String letter() {
        return letter;
    }

    public static Flow parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.FLOW);
    }
}
