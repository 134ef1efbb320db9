package se.inkopsnavet.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import se.inkopsnavet.fault.FaultException;

/** A stylesheet reads the document it is given and nothing else (reliability §3.3). */
class StylesheetTest {

    @TempDir
    Path folder;

    @Test
    void itTransformsWhatItIsGiven() throws Exception {
        assertThat(transform("<xsl:value-of select='upper-case(/a)'/>")).isEqualTo("ÅSA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xsl:value-of select=\"doc('@')\"/>",
                "<xsl:value-of select=\"document('@')\"/>",
                "<xsl:value-of select=\"unparsed-text('@')\"/>",
                "<xsl:value-of select=\"unparsed-text-lines('@')\"/>",
                "<xsl:value-of select=\"collection('@')\"/>",
                "<xsl:value-of select=\"uri-collection('@')\"/>",
                "<xsl:value-of select=\"json-doc('@')\"/>",
                "<xsl:source-document href='@'><xsl:copy-of select='.'/></xsl:source-document>",
                "<xsl:result-document href='@'>x</xsl:result-document>",
                "<xsl:value-of select=\"Q{java:java.lang.System}getProperty('user.home')\"/>",
                "<xsl:value-of select=\"Q{java:java.lang.Runtime}getRuntime()\"/>",
                "<xsl:evaluate xpath='&quot;1&quot;'/>"
            })
    void everyWayOutIsClosed(String attempt) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.json"), "[\"hemligt\"]");
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(100);
            for (String target :
                    new String[] {secret.toUri().toString(), "http://127.0.0.1:" + listener.getLocalPort() + "/x"}) {
                assertThatThrownBy(() -> transform(attempt.replace("@", target)))
                        .isInstanceOf(FaultException.class);
            }
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(secret).hasContent("[\"hemligt\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"include", "import"})
    void itCannotPullInOtherStylesheets(String how) {
        String text = "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:" + how
                + " href='http://127.0.0.1:9/x.xsl'/></xsl:stylesheet>";

        assertThatThrownBy(() -> compiled(text))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("mappings/x.xsl");
    }

    @Test
    void aBrokenStylesheetSaysFileAndLine() {
        assertThatThrownBy(() -> transform("\n\n<xsl:value-of select='1 +'/>"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("mappings/x.xsl line 3");
    }

    private static Stylesheet compiled(String text) {
        return Stylesheet.compile(path -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x.xsl");
    }

    private static String transform(String body) throws SaxonApiException, SAXException, IOException {
        Stylesheet stylesheet =
                compiled("<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                        + "<xsl:template match='/'><out>" + body + "</out></xsl:template></xsl:stylesheet>");
        BuildingContentHandler input = stylesheet.newInput();
        XMLReader parser = SafeXml.newReader();
        parser.setContentHandler(input);
        parser.parse(new InputSource(new StringReader("<a>Åsa</a>")));
        XdmNode result = stylesheet.transform(input.getDocumentNode());
        return result.getStringValue();
    }
}
