package nl.mutatieboek.report.format;

import java.math.BigDecimal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.format.AmountFormatter;
import org.jspecify.annotations.Nullable;
import org.odftoolkit.odfdom.dom.OdfContentDom;
import org.odftoolkit.odfdom.dom.OdfDocumentNamespace;
import org.odftoolkit.odfdom.dom.element.table.TableTableCellElement;
import org.odftoolkit.odfdom.dom.element.text.TextAElement;
import org.odftoolkit.odfdom.dom.element.text.TextPElement;

/** Creates ODF cells with both the numeric value and the displayed text. */
final class OdsCellFactory {
    private final OdfContentDom content;
    private final OdsStyleFactory styles;

    OdsCellFactory(OdfContentDom content, OdsStyleFactory styles) {
        this.content = content;
        this.styles = styles;
    }

    TableTableCellElement createCell(SheetCell spot) {
        TableTableCellElement cell = new TableTableCellElement(content);
        switch (spot.type()) {
            case NOTHING -> {
                return cell;
            }
            case AMOUNT -> {
                number(cell, "float", Long.toString(spot.number()));
                addParagraph(
                        cell,
                        AmountFormatter.formatAmount(new Thousands(spot.number()), styles.language()),
                        spot.href());
            }
            case SHARE -> {
                number(cell, "percentage", BigDecimal.valueOf(spot.number(), 3).toPlainString());
                addParagraph(cell, AmountFormatter.formatPercentage(spot.number(), styles.language()), spot.href());
            }
            case TEXT -> {
                cell.setOfficeValueTypeAttribute("string");
                for (String line : spot.text().split("\n", -1)) {
                    addParagraph(cell, line, spot.href());
                }
            }
        }
        cell.setTableStyleNameAttribute(styles.cellStyle(spot));
        return cell;
    }

    /** Sets the value as digits; the library would convert it to floating point. */
    private static void number(TableTableCellElement cell, String type, String digits) {
        cell.setOfficeValueTypeAttribute(type);
        cell.setAttributeNS(OdfDocumentNamespace.OFFICE.getUri(), "office:value", digits);
    }

    private void addParagraph(TableTableCellElement cell, String text, @Nullable String href) {
        TextPElement line = cell.newTextPElement();
        if (href == null) {
            line.appendChild(content.createTextNode(text));
        } else {
            TextAElement link = new TextAElement(content);
            link.setXlinkTypeAttribute("simple");
            link.setXlinkHrefAttribute(href);
            link.appendChild(content.createTextNode(text));
            line.appendChild(link);
        }
    }
}
