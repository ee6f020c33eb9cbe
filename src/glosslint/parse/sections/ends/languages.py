"""The titles of parts at the end of a page that have no entries, in languages other than English: folded phrases."""

from __future__ import annotations

from glosslint.text.names import fold


def _phrases(text: str) -> frozenset[str]:
    return frozenset(fold(phrase.strip()) for phrase in text.replace("\n", " ").split(","))


#: Of links to other pages. These words are no terms, wherever they are.
SEE_ALSO = _phrases(
    """siehe auch, voir aussi, voir également, à voir aussi, véase también, vea también, ver también, mira también,
    ver também, veja também, veja mais, vedi anche, si veda anche, zie ook, se även, se också, se også, se vidare,
    katso myös, zobacz też, zobacz także, patrz także, viz také, viz též, pozri aj, pozri tiež, lásd még, vezi și,
    vezi şi, vegeu també, ayrıca bakınız, bkz., ayrıca bakın, vidi još, takođe pogledajte, glej tudi, vaata ka,
    skatīt arī, taip pat žiūrėkite, xem thêm, lihat juga, baca juga,
    смотри также, смотрите также, см. также, дивись також, дивіться також, див. також, вижте също, виж още,
    види још, погледај још, δείτε επίσης, βλέπε επίσης, ראו גם, انظر أيضا, انظر أيضًا, اقرأ أيضا, همچنین ببینید,
    نیز ببینید, यह भी देखें, इन्हें भी देखें, ดูเพิ่มเติม, ดูเพิ่ม, 関連項目, 関連ページ, 関連リンク, 関連ドキュメント,
    あわせて読む,
    参见, 參見, 另见, 另見, 另请参阅, 另請參閱, 参阅, 參閱, 相关链接, 相關連結, 相关文档, 相關文件,
    相关阅读, 相關閱讀, 延伸阅读, 延伸閱讀,
    같이 보기, 함께 보기, 관련 문서, 관련 링크"""
)
#: Of works and sources. Such a title is one only at the end of a page, above a list.
SOURCES = _phrases(
    """quellen, literatur, referenzen, weiterführende links, weiterführende literatur, weblinks, externe links,
    références, sources et références, bibliographie, liens externes, liens utiles, pour aller plus loin, ressources,
    referencias, bibliografía, fuentes, enlaces externos, enlaces relacionados, enlaces,
    lecturas recomendadas, recursos,
    referências, bibliografia, fontes, ligações externas, links externos, links úteis, links relacionados,
    riferimenti, fonti, collegamenti esterni, bronnen, verwijzingen, externe koppelingen, källor, referenser, kilder,
    lähteet, źródła, linki zewnętrzne, zdroje, odkazy, források, hivatkozások, referințe, kaynakça,
    kaynaklar, bağlantılar, izvori, viri, tài liệu tham khảo, referensi, daftar pustaka,
    ссылки, источники, литература, список литературы, дополнительные материалы, полезные ссылки, связанные документы,
    посилання, джерела, література, източници, πηγές, αναφορές, βιβλιογραφία, מקורות, קישורים חיצוניים,
    المراجع, المصادر, مراجع, روابط خارجية, منابع, संदर्भ, อ้างอิง, แหล่งอ้างอิง,
    参考文献, 参考資料, 參考資料, 参考资料, 參考文獻, 参考, 出典,
    参考リンク, 外部リンク, 外部链接, 外部連結, 参考链接, 參考連結, 资料来源,
    참고 문헌, 참고문헌, 참고 자료, 참고자료, 출처, 외부 링크"""
)
