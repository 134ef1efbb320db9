package se.inkopsnavet.neighbourhood.lifecare;

import java.time.LocalDate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records as Lifecare writes them, about the test persons of requirements §9.1; with door codes, keys and notes that must never be seen again. */
public final class WelfareCast {

    public static final String ENTRY_CODE = "4711#9";
    public static final String KEY_CODE = "NYCKEL-8842";
    public static final String NOTE = "anteckning-som-ska-bort";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WelfareCast() {}

    /** An open person in Åkerstrand. */
    public static ObjectNode client(int id, String personId, String firstName, String lastName) {
        return object("""
                {"Id": %d, "PersonId": "%s", "FirstName": "%s", "LastName": "%s", "FullName": "%s %s",
                 "ProtectedRegistration": false, "IsConfidential": false, "Active": true, "MaritalStatus": "Änka", "KeyCode": "%s",
                 "Addresses": [
                   {"StreetAddress": "Sommarvägen 1", "ZipCode": "98099", "City": "Ödesby", "Protected": false, "Type": "Other"},
                   {"StreetAddress": "Ångbåtsvägen 12, lgh 1102", "ZipCode": "980 10", "City": "Åkerstrand", "Protected": false,
                    "EntryCode": "%s", "Type": "Home"}],
                 "Phones": [{"PhoneNumber": "070-174 06 05", "Protected": false, "Type": "Mobile"},
                            {"PhoneNumber": "08-465 004 99", "Protected": true, "Type": "Home"}],
                 "Emails": [{"EmailAddress": "dold@post.example", "Protected": true, "Type": "Home"}],
                 "Deleted": false}
                """.formatted(id, personId, firstName, lastName, firstName, lastName, KEY_CODE, ENTRY_CODE));
    }

    /** A granted purchase decision, in force since a week. */
    public static ObjectNode decision(int id, String personId) {
        LocalDate from = LocalDate.now().minusDays(7);
        return object("""
                {"Id": %d, "InvestigationId": %d, "PersonId": "%s", "Code": {"Code": 7, "Text": "Bifall"}, "Type": {"Code": 1, "Text": "Beviljat"},
                 "Date": "%sT00:00:00", "FromDate": "%sT00:00:00", "ToDate": null, "Reason": {"Code": 9, "Text": "%s"},
                 "Caseworker": {"Id": "u17", "FirstName": "Handläggare", "LastName": "Hemligsson"},
                 "ServiceCategory": {"Code": 31, "Text": "Inköp"}, "OrderIds": [1], "Deleted": false}
                """.formatted(id, 9000 + id, personId, from, from, NOTE));
    }

    public static ObjectNode execution(int id, int decision, String personId) {
        return object(
                """
                {"Id": %d, "InvestigationId": %d, "PersonId": "%s", "StartDate": "%sT00:00:00", "EndDate": null, "Law": "SoL",
                 "ServiceCategory": {"Code": 31, "Text": "Inköp"}, "ProviderUnit": {"Id": 501, "Name": "Strandgården"}, "Deleted": false}
                """.formatted(id, 9000 + decision, personId, LocalDate.now().minusDays(6)));
    }

    public static ObjectNode contact(int id, String personId, String relation) {
        return object("""
                {"Id": %d, "PersonId": "%s", "Relation": "%s", "FirstName": "Lena", "LastName": "Quist", "FullName": "Lena Quist", "Note": "%s",
                 "Addresses": [{"StreetAddress": "Öststigen 3", "ZipCode": "98020", "City": "Ängsö", "Protected": false, "Type": "Home"}],
                 "Phones": [{"PhoneNumber": "070-174 06 44", "Protected": false, "Type": "Mobile"}], "Emails": [], "Deleted": false}
                """.formatted(id, personId, relation, NOTE));
    }

    public static ObjectNode absence(int id, String personId, LocalDate from, LocalDate to) {
        return object("""
                {"Id": %d, "PersonId": "%s", "StartDate": "%sT00:00:00", "EndDate": %s, "Reason": {"Code": 1, "Text": "Höftfraktur"}, "Note": "%s",
                 "Deleted": false}
                """.formatted(id, personId, from, to == null ? "null" : "\"" + to + "T00:00:00\"", NOTE));
    }

    /** A journal note, which says whom it is about by the execution alone. */
    public static ObjectNode note(int id, int headline, int execution, String text) {
        ObjectNode note = object("""
                {"HeadlineId": "%d", "Status": "Signed", "ContentType": "text/plain", "CreatedSignature": "anna4711", "CreatedName": "Anna Undersköterska",
                 "CreatedTime": "2026-11-25T10:20:00", "OccurrenceTime": "2026-11-25T10:12:00", "ExecutionId": %d, "ErrorMarked": false}
                """.formatted(headline, execution));
        return note.put("Id", Integer.toString(id)).put("PlainText", text);
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
