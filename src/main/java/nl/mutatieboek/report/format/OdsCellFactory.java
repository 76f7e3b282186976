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
record OdsCellFactory(OdfContentDom content, OdsStyleFactory styles) {
    TableTableCellElement createCell(SheetCell sheetCell) {
        TableTableCellElement cell = new TableTableCellElement(content);
        switch (sheetCell.type()) {
            case NOTHING -> {
                return cell;
            }
            case AMOUNT -> {
                number(cell, "float", Long.toString(sheetCell.number()));
                addParagraph(
                        cell,
                        AmountFormatter.formatAmount(new Thousands(sheetCell.number()), styles.language()),
                        sheetCell.href());
            }
            case SHARE -> {
                number(
                        cell,
                        "percentage",
                        BigDecimal.valueOf(sheetCell.number(), 3).toPlainString());
                addParagraph(
                        cell,
                        AmountFormatter.formatPercentage(sheetCell.number(), styles.language()),
                        sheetCell.href());
            }
            case TEXT -> {
                cell.setOfficeValueTypeAttribute("string");
                for (String line : sheetCell.text().split("\n", -1)) {
                    addParagraph(cell, line, sheetCell.href());
                }
            }
        }
        cell.setTableStyleNameAttribute(styles.cellStyle(sheetCell));
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
