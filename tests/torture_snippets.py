"""The XML of the hand-made parts of the torture workbook, a constant each; `{}` is the id of a relationship."""

from __future__ import annotations

from torture_sheets import THREADS

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_PERSON = "{A1B2C3D4-0000-4000-8000-000000000001}"

PERSONS = f"""{_XML}<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">\
<person displayName="Zoë Example" id="{_PERSON}" userId="zoe@example.eu" providerId="None"/></personList>"""

THREAD = (
    f'{_XML}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    + "".join(
        f'<threadedComment ref="{cell}" dT="2026-01-05T10:00:00.00" personId="{_PERSON}" id="{thread}">'
        f"<text>Who dated this?</text></threadedComment>"
        for cell, thread in THREADS.items()
    )
    + "</ThreadedComments>"
)

REVISED_COMMENTS = f"""<comments xmlns:mc="{_MC}" mc:Ignorable="xr" \
xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" """

PIVOT_CACHE = f"""{_XML}<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_RELATED}" r:id="rId1" refreshedBy="Zoë" \
refreshedDate="45000" createdVersion="4" refreshedVersion="4" minRefreshableVersion="3" recordCount="3">\
<cacheSource type="worksheet"><worksheetSource ref="A1:C4" sheet="Counts"/></cacheSource><cacheFields count="3">\
<cacheField name="State" numFmtId="0"><sharedItems count="3"><s v="BE"/><s v="EL"/><s v="PT"/></sharedItems>\
</cacheField><cacheField name="Status" numFmtId="0"><sharedItems count="2"><s v="full"/><s v="none"/></sharedItems>\
</cacheField><cacheField name="Count" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" \
containsNumber="1" containsInteger="1" minValue="1" maxValue="4"/></cacheField></cacheFields></pivotCacheDefinition>"""

PIVOT_RECORDS = f"""{_XML}<pivotCacheRecords xmlns="{_MAIN}" count="3"><r><x v="0"/><x v="0"/><n v="4"/></r>\
<r><x v="1"/><x v="1"/><n v="2"/></r><r><x v="2"/><x v="0"/><n v="1"/></r></pivotCacheRecords>"""

PIVOT_TABLE = f"""{_XML}<pivotTableDefinition xmlns="{_MAIN}" name="By status" cacheId="1" applyNumberFormats="0" \
applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" \
applyWidthHeightFormats="1" dataCaption="Values" updatedVersion="4" minRefreshableVersion="3" useAutoFormatting="1" \
itemPrintTitles="1" createdVersion="4" indent="0" outline="1" outlineData="1" multipleFieldFilters="0">\
<location ref="A3:B6" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="3">\
<pivotField showAll="0"/><pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/>\
<item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields>\
<rowFields count="1"><field x="1"/></rowFields><rowItems count="3"><i><x/></i><i><x v="1"/></i>\
<i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1">\
<dataField name="Sum of Count" fld="2" baseField="0" baseItem="0"/></dataFields>\
<pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" \
showColStripes="0" showLastColumn="1"/></pivotTableDefinition>"""

SLICER_CACHE = f"""{_XML}<slicerCacheDefinition xmlns="{_X14}" name="Slicer_Status" sourceName="Status">\
<pivotTables><pivotTable tabId="13" name="By status"/></pivotTables><data><tabular pivotCacheId="1">\
<items count="2"><i x="0" s="1"/><i x="1" s="1"/></items></tabular></data></slicerCacheDefinition>"""

SLICER = f"""{_XML}<slicers xmlns="{_X14}"><slicer name="Status" cache="Slicer_Status" caption="Status" \
rowHeight="241300"/></slicers>"""

SLICER_CACHES = f"""<extLst><ext xmlns:x14="{_X14}" uri="{{{{BBE1A952-AA13-448e-AADC-164F8A28A991}}}}">\
<x14:slicerCaches><x14:slicerCache r:id="{{}}"/></x14:slicerCaches></ext></extLst>"""

SLICER_LIST = f"""<extLst><ext xmlns:x14="{_X14}" uri="{{{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}}}">\
<x14:slicerList><x14:slicer r:id="{{}}"/></x14:slicerList></ext></extLst>"""

DRAWN_SLICER = f"""{_XML}<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main">\
<xdr:twoCellAnchor editAs="absolute"><xdr:from><xdr:col>17</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row>\
<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>19</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>16</xdr:row>\
<xdr:rowOff>0</xdr:rowOff></xdr:to><mc:AlternateContent xmlns:mc="{_MC}" \
xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"><mc:Choice Requires="a14">\
<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Status"/><xdr:cNvGraphicFramePr/>\
</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>\
<a:graphicData uri="http://schemas.microsoft.com/office/drawing/2010/slicer">\
<sle:slicer xmlns:sle="http://schemas.microsoft.com/office/drawing/2010/slicer" name="Status"/></a:graphicData>\
</a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback><xdr:sp macro="" textlink=""><xdr:nvSpPr>\
<xdr:cNvPr id="0" name=""/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr/></xdr:sp></mc:Fallback>\
</mc:AlternateContent><xdr:clientData/>\
</xdr:twoCellAnchor></xdr:wsDr>"""

CONTROL = f'{_XML}<formControlPr xmlns="{_X14}" objectType="Button" lockText="1"/>'

CONTROLS = f"""<mc:AlternateContent xmlns:mc="{_MC}" xmlns:x14="{_X14}"><mc:Choice Requires="x14"><controls>\
<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="4097" r:id="{{}}" name="Button 1">\
<controlPr defaultSize="0" print="0" autoFill="0" autoPict="0"><anchor moveWithCells="1" sizeWithCells="1">\
<from xmlns:xdr="{_DRAWING}/spreadsheetDrawing"><xdr:col>17</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row>\
<xdr:rowOff>0</xdr:rowOff></from><to xmlns:xdr="{_DRAWING}/spreadsheetDrawing"><xdr:col>18</xdr:col>\
<xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></to></anchor></controlPr></control>\
</mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>"""

CALCULATION_CHAIN = f"""{_XML}<calcChain xmlns="{_MAIN}"><c r="F5" i="5"/><c r="E2" i="11" a="1"/>\
<c r="F2" i="11" a="1"/><c r="G2" i="11"/></calcChain>"""

EXTERNAL = f"""{_XML}<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_RELATED}" r:id="rId1"><sheetNames>\
<sheetName val="Other"/></sheetNames></externalBook></externalLink>"""

CUSTOM = '<case xmlns="urn:example:registry"><number>2026/17</number><note>größer</note></case>'

CUSTOM_PROPERTIES = f"""{_XML}<ds:datastoreItem ds:itemID="{{A1B2C3D4-0000-4000-8000-00000000000F}}" \
xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>\
<ds:schemaRef ds:uri="urn:example:registry"/></ds:schemaRefs></ds:datastoreItem>"""

LABEL = f"""{_XML}<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">\
<clbl:label id="{{A1B2C3D4-0000-4000-8000-0000000000AA}}" enabled="1" method="Standard" \
siteId="{{A1B2C3D4-0000-4000-8000-0000000000BB}}" contentBits="0" removed="0"/></clbl:labelList>"""

SIGNATURE = f'{_XML}<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"/>'
