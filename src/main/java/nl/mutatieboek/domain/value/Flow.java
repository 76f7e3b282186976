package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * What an amount is: three separate balances that are never netted (gross principle). That commitments equal expenditure is
 * a habit of the documents, never a rule (VI/37 2023: +1,065,329 beside −144,631).
 */
public enum Flow {
    /** Verplichtingen (V). */
    COMMITMENTS("V"),
    /** Uitgaven (U). The authorised amount is a maximum: Comptabiliteitswet 2016, art. 2.3(4). */
    EXPENDITURE("U"),
    /** Ontvangsten (O): an estimate. */
    RECEIPTS("O");

    private final String letter;

    Flow(String letter) {
        this.letter = letter;
    }

    /** The letter used in the open data: V, U or O. */
    public String letter() {
        return letter;
    }

    public static Flow parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.FLOW);
    }
}
