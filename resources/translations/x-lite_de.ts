<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
 <context>
  <name>X-Lite</name>
  <message>
   <source>1 day earlier</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 day later</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All films</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All in one PDF</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose another printer, or save a PDF.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Done.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Each of the others takes its note as the reader's words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Evidence of the leading findings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Holds from the next start: close X-Lite and open it again.</source>
   <translation>Gilt ab dem nächsten Start: X-Lite schließen und wieder öffnen.</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Later film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left empty, the page has lines for a pen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name, ID, dates, age, sex and file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No printer is set up on this computer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No report was written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not the same patient, as far as the files say.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On the page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Other film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Picture and text of the report, onto the clipboard</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Preview of the report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Print...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Prior</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reader's words</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save PDF...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save a PDF, and print it elsewhere.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save {films} reports...</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The files do not say whether this is the same patient.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The patient stays out unless ticked, each time anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The printer does not take the report.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The report could not be made, for a reason that was not foreseen.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The report is {file} in {folder}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Try again; if it stays so, the log says where it happened.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Which films</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Writing reports</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>same day</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} more films have none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{days} days earlier</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{days} days later</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{films} of {all} reports are in {file} in {folder}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{films} of {all} reports are in {folder}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} batch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} batches</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} files</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} film</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} films</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} finding</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} findings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} group</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} groups</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} images</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} pair</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} pairs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} patient</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} patients</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{n} runs</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>X-Lite core</name>
  <message>
   <source>Atelectasis</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cardiomegaly</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Consolidation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Edema</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Effusion</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Emphysema</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fibrosis</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hernia</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Infiltration</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mass</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nodule</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pleural thickening</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pneumonia</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Pneumothorax</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
