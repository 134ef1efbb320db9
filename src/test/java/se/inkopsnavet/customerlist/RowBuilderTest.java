package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.customerlist.RowResult.Held;
import se.inkopsnavet.customerlist.RowResult.Incomplete;
import se.inkopsnavet.customerlist.RowResult.Ready;
import se.inkopsnavet.customerlist.RowResult.Rejected;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.Protection;

class RowBuilderTest {

    @Test
    void completeDecisionBecomesRowWithoutWarnings() {
        assertThat(ListCase.p01().build())
                .isEqualTo(new Ready(
                        new CustomerListRow(
                                "Trångsund",
                                "Åsa",
                                "Öhrström-Ängqvist",
                                "Storgatan 1",
                                "142 30",
                                "Trångsund",
                                "070-174 06 05",
                                "08-465 004 01",
                                "08-465 004 02",
                                "18900101-9802",
                                "",
                                "",
                                "Hemtjänsten möter upp vid leverans.",
                                "",
                                ""),
                        Set.of()));
    }

    @Test
    void everythingMissingIsAskedForAtOnce() {
        ListCase person = ListCase.p01();
        person.area = " ";
        person.city = "";
        person.invoiceTo = null;
        person.fridgePacking = true;

        assertThat(person.build(ListCase.RULES, List.of()))
                .isEqualTo(new Incomplete(Set.of(Letter.A, Letter.B, Letter.D, Letter.I, Letter.J)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Protection.class,
            names = {"PROTECTED", "UNKNOWN"})
    void protectedPersonGetsNoRow(Protection protection) {
        ListCase person = ListCase.of("Vera", "Dold", "189001049817");
        person.protection = protection;

        assertThat(person.build()).isEqualTo(new Held(Fault.PROTECTED_IDENTITY, Letter.B));
    }

    @Test
    void careOfAndApartmentStandInTheAddressLine() {
        ListCase person = ListCase.p01();
        person.careOf = "C/O Lena Quist";
        person.apartment = "1102";

        assertThat(person.row().address()).isEqualTo("c/o Lena Quist, Storgatan 1 lgh 1102");
    }

    @ParameterizedTest
    @CsvSource({"14230,142 30", "142 30,142 30"})
    void postcodeIsWrittenInTwoGroups(String source, String written) {
        ListCase person = ListCase.p01();
        person.postcode = source;

        assertThat(person.row().postcode()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1423", "142 3O", "SE-14230", "142300"})
    void oddPostcodeIsHeld(String source) {
        ListCase person = ListCase.p01();
        person.postcode = source;

        assertThat(person.build()).isEqualTo(new Held(Fault.INVALID_ADDRESS, Letter.B));
    }

    @Test
    void decomposedNameIsComposed() {
        assertThat(ListCase.of("A\u030Ake", "So\u0308re\u0301n", "189001209817").row())
                .extracting(CustomerListRow::firstName, CustomerListRow::lastName)
                .containsExactly("Åke", "Sörén");
    }

    @Test
    void nameLongerThanEightyIsHeldButOneLetterPasses() {
        assertThat(ListCase.of("Hulda", "Å", "189001199802").row().lastName()).isEqualTo("Å");
        assertThat(ListCase.of("Hulda", "Å".repeat(80), "189001199802").build()).isInstanceOf(Ready.class);
        assertThat(ListCase.of("Hulda", "Å".repeat(81), "189001199802").build())
                .isEqualTo(new Held(Fault.INVALID_NAME, Letter.B));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Lejon", "=Lejon", " =Lejon"})
    void surnameThatBeginsLikeFormulaGetsHumanLook(String last) {
        assertThat(ListCase.of("Nils", last, "189001039800").build()).isEqualTo(new Held(Fault.INVALID_NAME, Letter.B));
    }

    @Test
    void formulaAsFirstNameIsKeptWithWarning() {
        String formula = "=HYPERLINK(\"http://x.example\";\"Klicka\")";

        RowResult result = ListCase.of(formula, "Lejon", "189001039800").build();

        assertThat(result).isInstanceOfSatisfying(Ready.class, ready -> {
            assertThat(ready.row().firstName()).isEqualTo(formula);
            assertThat(ready.warnings()).containsExactly(RowWarning.FORMULA_LIKE_NAME_OR_ADDRESS);
        });
    }

    @Test
    void clientPhoneNeedsConsent() {
        ListCase person = ListCase.p01();
        person.supplierMayCall = false;

        assertThat(person.row().clientPhone()).isEmpty();
    }

    @Test
    void consentWithoutNumberIsWarning() {
        ListCase person = ListCase.p01();
        person.phone = null;

        assertThat(person.build()).isInstanceOfSatisfying(Ready.class, ready -> assertThat(ready.warnings())
                .containsExactly(RowWarning.CLIENT_PHONE_UNKNOWN));
    }

    @Test
    void internationalNumberIsHeld() {
        ListCase person = ListCase.p01();
        person.phone = "+46 70 174 06 05";

        assertThat(person.build()).isEqualTo(new Held(Fault.INVALID_PHONE, Letter.C));
        assertThat(ListCase.p01().build(ListCase.RULES, List.of("+46 8 465 004 01")))
                .isEqualTo(new Held(Fault.INVALID_PHONE, Letter.D));
    }

    @Test
    void repeatedUnitNumberCountsOnce() {
        RowResult result = ListCase.p01().build(ListCase.RULES, List.of("08-465 004 01", "08-46500401"));

        assertThat(result).isInstanceOfSatisfying(Ready.class, ready -> {
            assertThat(ready.row().unitPhone2()).isEmpty();
            assertThat(ready.warnings()).containsExactly(RowWarning.FEW_UNIT_PHONES);
        });
    }

    @Test
    void policyMayDemandTwoUnitNumbers() {
        RowRules two = new RowRules(true, 2, 2, 200, true, true, Set.of());

        assertThat(ListCase.p01().build(two, List.of("08-465 004 01"))).isEqualTo(new Incomplete(Set.of(Letter.D)));
    }

    @Test
    void personnummerIsSentByPolicyOnly() {
        RowRules without = new RowRules(false, 1, 2, 200, true, true, Set.of());

        RowResult result = ListCase.p01().build(without, ListCase.UNIT_PHONES);

        assertThat(((Ready) result).row().personnummer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,asa@post.example,asa@post.example", "false,asa@post.example,''", "true,,''"})
    void emailIsSentWhenItExistsAndIsWished(boolean wished, String email, String expected) {
        ListCase person = ListCase.p01();
        person.emailWished = wished;
        person.email = email;

        assertThat(person.row().email()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asa", "asa@post", "a sa@post.example", "=cmd@post.example", "asa@EXEMPELKOMMUN.example"})
    void unusableOrStaffAddressIsHeld(String email) {
        ListCase person = ListCase.p01();
        person.emailWished = true;
        person.email = email;

        assertThat(person.build()).isEqualTo(new Held(Fault.INVALID_VALUE, Letter.F));
    }

    @Test
    void droppedPasswordLeavesCellEmpty() {
        ListCase person = ListCase.p01();
        person.secretDropped = true;

        assertThat(person.build()).isInstanceOfSatisfying(Ready.class, ready -> {
            assertThat(ready.row().password()).isEmpty();
            assertThat(ready.warnings()).isEmpty();
        });
    }

    @Test
    void fridgePackingIsMarkedWhenClientReceivesButCannotUnpack() {
        ListCase person = fridge(true, false);
        person.meetStaff = false;

        assertThat(person.build()).isInstanceOfSatisfying(Ready.class, ready -> {
            assertThat(ready.row().fridgePacking()).isEqualTo("X");
            assertThat(ready.warnings()).isEmpty();
        });
    }

    @Test
    void fridgePackingTogetherWithStaffIsWarning() {
        assertThat(fridge(true, false).build())
                .isInstanceOfSatisfying(Ready.class, ready -> assertThat(ready.warnings())
                        .containsExactly(RowWarning.FRIDGE_PACKING_WITH_STAFF));
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,", "true,true", ",true"})
    void contradictedFridgePackingIsRejected(Boolean canReceive, Boolean canUnpack) {
        assertThat(fridge(canReceive, canUnpack).build()).isEqualTo(new Rejected(Fault.INVALID_VALUE, Letter.I));
    }

    @ParameterizedTest
    @CsvSource({"true,", ",false", ","})
    void unassessedFridgePackingIsAskedFor(Boolean canReceive, Boolean canUnpack) {
        assertThat(fridge(canReceive, canUnpack).build()).isEqualTo(new Incomplete(Set.of(Letter.I)));
    }

    @Test
    void fridgePackingIsRejectedWherePolicyHasNone() {
        RowRules none = new RowRules(true, 1, 2, 200, true, false, Set.of());

        assertThat(fridge(true, false).build(none, ListCase.UNIT_PHONES))
                .isEqualTo(new Rejected(Fault.INVALID_VALUE, Letter.I));
    }

    @Test
    void doorCodeTypedIntoAnAddressHoldsTheRow() {
        ListCase person = ListCase.p01();
        person.street = "Storgatan 1, portkod 1234";

        assertThat(person.build()).isEqualTo(new Held(Fault.INVALID_ADDRESS, Letter.B));
    }

    @Test
    void streetThatOnlySoundsLikeKeysPasses() {
        ListCase person = ListCase.p01();
        person.street = "Nyckelviksvägen 14";

        assertThat(person.row().address()).isEqualTo("Nyckelviksvägen 14");
    }

    @Test
    void rejectionIsToldBeforeHoldAndHoldBeforeQuestion() {
        ListCase person = fridge(false, false);
        person.driverInfo = "Portkod 4711";
        person.invoiceTo = null;
        assertThat(person.build()).isInstanceOf(Rejected.class);

        person.fridgePacking = false;
        assertThat(person.build()).isEqualTo(new Held(Fault.DRIVER_INFO_HELD, Letter.H));

        person.driverInfo = null;
        assertThat(person.build()).isEqualTo(new Incomplete(Set.of(Letter.J)));
    }

    private static ListCase fridge(Boolean canReceive, Boolean canUnpack) {
        ListCase person = ListCase.p01();
        person.fridgePacking = true;
        person.canReceive = canReceive;
        person.canUnpack = canUnpack;
        return person;
    }
}
