package se.inkopsnavet.demo;

/** Whose week it is. @param unit mailbox of the unit @param reports of the grocer to the client's municipality @param orderNo the grocer's, that of the week's order */
record WeekClient(String caseRef, String unit, GrocerReports reports, String orderNo) {}
