package nl.mutatieboek.report.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.platform.format.AmountFormatter;
import nl.mutatieboek.report.format.SheetCell.SheetCellStyle;
import nl.mutatieboek.report.format.SheetCell.SheetCellType;
import org.odftoolkit.odfdom.dom.element.number.DataStyleElement;
import org.odftoolkit.odfdom.dom.element.number.NumberNumberElement;
import org.odftoolkit.odfdom.dom.element.number.NumberTextElement;
import org.odftoolkit.odfdom.dom.element.style.StyleMapElement;
import org.odftoolkit.odfdom.dom.element.style.StyleParagraphPropertiesElement;
import org.odftoolkit.odfdom.dom.element.style.StyleStyleElement;
import org.odftoolkit.odfdom.dom.element.style.StyleTableCellPropertiesElement;
import org.odftoolkit.odfdom.dom.element.style.StyleTextPropertiesElement;
import org.odftoolkit.odfdom.incubator.doc.office.OdfOfficeAutomaticStyles;
import org.odftoolkit.odfdom.pkg.OdfFileDom;

/** Creates ODF cell and column styles, each once, on first use. */
final class OdsStyleFactory {
    private static final String NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";

    private final OdfOfficeAutomaticStyles styles;
    private final Locale language;
    private final Map<Object, String> styleNames = new HashMap<>();

    private record OdsStyleKey(SheetCellType type, SheetCellStyle style) {}

    OdsStyleFactory(OdfOfficeAutomaticStyles styles, Locale language) {
        this.styles = styles;
        this.language = language;
        number("amounts", 0);
        number("shares", 1);
    }

    Locale language() {
        return language;
    }

    /**
     * The style name of a column.
     *
     * @param width in characters
     */
    String columnStyle(int width) {
        return styleNames.computeIfAbsent(width, w -> {
            StyleStyleElement style = styles.newStyleStyleElement("table-column", "column" + width);
            style.newStyleTableColumnPropertiesElement().setStyleColumnWidthAttribute(2 * width + 4 + "mm");
            return "column" + width;
        });
    }

    String cellStyle(SheetCell sheetCell) {
        return styleNames.computeIfAbsent(
                new OdsStyleKey(sheetCell.type(), sheetCell.style()),
                key -> createStyle("place" + styleNames.size(), sheetCell));
    }

    private String createStyle(String name, SheetCell sheetCell) {
        SheetCellStyle cellStyle = sheetCell.style();
        StyleStyleElement style = styles.newStyleStyleElement("table-cell", name);
        if (sheetCell.type() == SheetCellType.AMOUNT || sheetCell.type() == SheetCellType.SHARE) {
            style.setStyleDataStyleNameAttribute(sheetCell.type() == SheetCellType.AMOUNT ? "amounts" : "shares");
        }
        StyleTableCellPropertiesElement cell = style.newStyleTableCellPropertiesElement();
        cell.setStyleVerticalAlignAttribute("top");
        cell.setFoWrapOptionAttribute(cellStyle.wrapped() ? "wrap" : "no-wrap");
        StyleParagraphPropertiesElement paragraph = style.newStyleParagraphPropertiesElement();
        paragraph.setFoTextAlignAttribute(cellStyle.right() ? "end" : "start");
        paragraph.setFoMarginLeftAttribute(3 * cellStyle.indent() + "mm");
        StyleTextPropertiesElement text = new StyleTextPropertiesElement(dom());
        text.setFoFontWeightAttribute(cellStyle.strong() ? "bold" : "normal");
        text.setFoFontStyleAttribute(cellStyle.faint() ? "italic" : "normal");
        style.appendChild(text);
        return name;
    }

    /** Formats with the minus sign and thousands separator of the documents in every locale. */
    private void number(String name, int decimals) {
        digits(data(name + "-positive", decimals), decimals);
        DataStyleElement negative = data(name, decimals);
        negative.appendChild(text(AmountFormatter.MINUS));
        digits(negative, decimals);
        StyleMapElement positive = new StyleMapElement(dom());
        positive.setStyleConditionAttribute("value()>=0");
        positive.setStyleApplyStyleNameAttribute(name + "-positive");
        negative.appendChild(positive);
    }

    private DataStyleElement data(String name, int decimals) {
        DataStyleElement style =
                decimals == 0 ? styles.newNumberNumberStyleElement(name) : styles.newNumberPercentageStyleElement(name);
        boolean english = Locale.ENGLISH.getLanguage().equals(language.getLanguage());
        style.setAttributeNS(NUMBER, "number:language", english ? "en" : "nl");
        style.setAttributeNS(NUMBER, "number:country", english ? "GB" : "NL");
        return style;
    }

    private void digits(DataStyleElement style, int decimals) {
        NumberNumberElement digits = new NumberNumberElement(dom());
        digits.setNumberDecimalPlacesAttribute(decimals);
        digits.setNumberMinIntegerDigitsAttribute(1);
        digits.setNumberGroupingAttribute(true);
        style.appendChild(digits);
        if (decimals > 0) {
            style.appendChild(text(" %"));
        }
    }

    private NumberTextElement text(String shown) {
        NumberTextElement text = new NumberTextElement(dom());
        text.newTextNode(shown);
        return text;
    }

    private OdfFileDom dom() {
        return (OdfFileDom) styles.getOwnerDocument();
    }
}
