"""Which three letters follow each other in English: what a word must consist of to be looked up in a dictionary.

A word that is not listed has about 460 neighbours, with a letter added, dropped or changed, and Harper takes 40 µs to
look one up. All but a sixth have letters that no common word has in this order.
"""

from __future__ import annotations

#: Two letters, and those that come after them in any of 25,000 words of English documentation; "-" is where a word
#: begins or ends.
_FOLLOWING = """
    -aabcdefghijklmnpqrstuvwxyz -babcefiklmoprstuxy -cabcdefghiklmnoprstuvyz -dabcdefhijlmnoprsuwxyz
    -eacdefghijklmnopqrstuvxy -facdefilmoprstuwy -gabcdehiklmnoprstuyz -hadefgimopqrstuyz -iabcdefgilmnopqrstvx
    -jadegiopqsuvw -kabcdeghilmnoprstuvwy -labcdegilnoprstuy -mabcdefgiklmnopqrstuvwy -nabcdefhilmoprstuvwyz
    -oabcdefghijklmnoprstuvwxz -pacdefghiklmnoprstuvwxy -qacmoqrtuw -rabcdefghilmnoprstuvxy
    -sabcdefghijklmnopqrstuvwy -tabcdehilmnorstuvwxy -uabcdeghiklmnprstuvx -vabcdeghimopstuw -wacehikmoprswy
    -xacefiklmoprstx -yabdeiortuv -zaeios aa-acrs ab-abcdeilnorsuy ac-acehiklmoqrstuy ad-abcdefghijlmnopqrstuvwy
    ae-dglmors af-aefiklorst ag-aeghilmnoprsu ah-eor ai-acdfgklmnrstv aj-aeo ak-adefilnopsty
    al-abcdefghiklmnoprstuvwy am-abcdefilmnopsuwy an-abcdeghijklnopqstuvwxyz ao-rst ap-abefhiklmoprsty aq-su
    ar-abcdefghiklmnopqrstuvwxy as-acehiklmopqstuy at-abcefghilmnorstuy au-cdglmnprstvx av-adegiovy aw-abefiklmnsy
    ax-aeiopuy ay-abcdefgilmoprstuw az-aeimouyz ba-bcdfgiklmnprstuyz bb-abceilorsy bc-alou bdaiou
    be-acdefghiklnqrstvwxyz bf-iou bgpr bheo bi-abcdefgklnopqrstvwz bj-e bk-ei bl-aeiotuy bm-aeio bn-aeo
    bo-abdfghilmnoprstuvwxy bp-almrs bqu br-aeiotuy bs-cdehioptuy bt-aefilorsuwy bu-bcdfgilmnoprstyz bvei bx-
    by-eilprst ca-bcdfgiklmnpqrstuvwy cb-c cc-aeiloprtu cd-cnos ce-abcdefghilmnprstuy cf-o cgi ch-abcdeilmnoprstuwy
    ci-abdefgilmnoprstvz ck-abcdefghijlmnopstuwy cl-aeioruy cm-aeips cnn co-abcdefghilmnoprstuvwyz cp-iu cqu
    cr-aceimotuy cs-eistv ct-aefijlmnorsu cu-abdeilmnoprstu cv-es cy-abcglmpt cz- da-bcdegilmnprstuvwyz db-aloruy
    dc-ahor dd-aeilnorsy de-abcdefghiklmnopqrstuvwxz df-ailosu dgaeim dh-aeo di-abcdefgilmnoprstuvxz dj-aeou dk-es
    dl-eiloy dm-adeios dn-aeis do-abcdefgilmnoprstuvwxz dp-ahiors dqu dr-aeiouy ds-acehilmoptu dthirs
    du-abcdefgilmnoprst dv-aeio dwaeior dx- dy-cegins dz- ea-bcdfghklmnprstuvw eb-aceghiklmoprstuy
    ec-acdehiklmorstuy ed-abcdefgilnorstuy ee-abcdefhiklmnprstvwxz ef-aefilorstuy eg-aefgilmnorsuy eh-aeiouy
    ei-dglmnprstvz ejeou ek-deilnsy el-abcdefilmnoprstuvy em-abcdeimnoprsuvy en-abcdefghijklmnopqrstuvyz
    eo-cdefgjlmnprstuv ep-aefhilmnoprstuy eq-u er-abcdefghijklmnoprstuvwyz es-acdefhiklmopqstuy et-abcehilnoprstuwy
    eu-cdegiklmnprstv ev-aeiorsuy ew-abcefhiloprsty ex-acehioptuy ey-abcdefgimnoprsw ezeiovz fa-bcdehiklmnqrstuvxyz
    fc-cs fd-a fe-abcdegilmnrstuvw ff-aeilmnorsuy fg- fi-abcdefglnrstvxz fka fl-aeiouy fm-p fne fo-acegilnoprsuxy
    fpgms fr-aeiou fs-cefhipt ft-ehilmnopswy fu-cegjlmnrstz fwad fy-i ga-bcdgilmnprstuvwz gb-eoy gccd gd-aop
    ge-abcdeijlmnorstuvx gfaiou gg-aeilrsy gh-abeilnopstw gi-abcdefglmnorstvz gk- gl-aeiouy gm-aes gn-aeimopstu
    go-abdegilnoprstuvw gp-agilostu gqu gr-aeiopuy gs-ahimpt gt-ehir gu-aeilmnorstvy gwi gy-bmpr gzai
    ha-bcdefgiklmnoprstuvwyz hbao hcaor hd-adlor he-abcdefilmnoprstuvwxy hf-u hg- hh-eo hi-abcdefgjklmnoprstuvz
    hleioy hm-aeims hn-aeiou ho-abcdegiklmnoprstuvw hp-ailu hq-lu hr-aeiou hs-cit ht-aefhilmnostwy
    hu-abdefghilmnprst hvi hwaeho hy-bcdglmprst hz- ia-bcdgilmnrstz ib-abeilorstu ic-acehiklmorstuy
    id-adefgilnopstuwy ie-bcdeflmnrstuvwz if-aefilorstuy ig-abeghimnoqrsuwyz iheo ii-in ija ik-eitu
    il-abdefghiklmorstuvwy im-abceimopsu in-abcdefghijklmnopqrstuvwxy io-abcdegilmnrstuvx ip-abcehilmoprstuw iq-u
    ir-abcdefgiklmnopqrstuwy is-abcdefghijklmnopqrstuy it-abcefhijlmnoprstuwyz iums iv-aeio iwey ix-aeiot iz-aeimouz
    ja-cgikmnprsvwxz jd- jeacdfklnrstw jg- ji-grst jo-beghikrstuvy jp-e jqu js-do juadgilmnprstvx jvm jw-t
    ka-bdfghilnprtwy kb-aeou kc-dh kdaeoru ke-abdehlnoprstuwy kfailou kg-or khaeo ki-cdeilmnoprst kja kke klaeioy
    km-a kn-aeio ko-fntu kp-ailor kr-u ks-chilmptuy kt-aehior ku-bdlp kvm kw-aeio ky-alpr la-bcdeghiklmnpqrstuvwxyz
    lb-aeorsu lc-adhmou ld-acefhilmnorsuvwy le-abcdefghilmnoprstuvwxy lf-aiotuw lg-aeiopr lheo
    li-abcdefghklmnopqrstuvxz lk-abehilsty ll-abcdefhimnopstuvwy lm-aeimos ln-eg lo-abcdefghijkmnopqrstuvwy
    lp-aefghinorst lr-eiouy ls-adehiopty lt-adehimorsuy lu-abcdefgiklmnoprstx lvaeim lwai ly-bcefghimnprstuwz
    ma-bcdefgijklmnoprstuvxyz mb-adeilnorsu mc-ahmop md- me-abcdeghklmnoprstuwxyz mfaegouy mg-r mho
    mi-acdefglmnoprstuxz mk- ml-aeiy mm-aeiouy mn-aeiosu mo-abcdegijklmnoprstuvxz mp-aehilnorstuy mqt mr-
    ms-egiotuvy mt-hp mu-cdeglmnrstx mveip mw-aeo my-grst na-bcdefghiklmnprstuvwy nb-aeilorsu nc-aehiklorstuvy
    nd-abcefghilmnoprstuwy ne-abcdefgilmnopqrstuvwxy nf-aceiloru ng-adefhilnorstuy nh-aeiosu ni-abcdefglmnopqrstuvxz
    njaeiou nk-aefgilnrsy nlaeiopy nm-aeio nn-aeiosuy no-bcdefgilmnoprstuvwxyz np-aeilmoru nqu nr-aeiouy
    ns-acdefhilmoptuvwy nt-adehilmoprsuwy nu-acdefgiklmnoprstux nv-aeimou nw-aehior nx-i ny-bchilmotw nz-aeioy
    oabcdfgklmnprstux ob-abefijlorstuvy oc-acehiklorstu od-abcdegilnorsuwy oe-cdfmnrstuvx of-aefiorstu
    og-abefghilmnoprsuy oh-aeimnoy oi-acdlmnrstz oj-aeisu ok-abeiklmosuw ol-abcdefiklmnopstuvy om-abcefilmnopswy
    on-abcdefghijklmnopqrstuvwyz oo-bcdfgklmnprstvz op-abcdehilmoprstuwy oqu or-abcdefghiklmnopqrstuvwy
    os-acdehikmopstuy ot-abcefghiklmnoprstuwy ou-bcdefglnprstv ov-aeioy ow-abcdefhilmnorstu ox-eiy oy-aefilms
    oz-eioyz pa-bcdegilmnpqrstuvwxy pbaeo pc-iopt pd-afop pe-acdefglnoprstuwxy pf-aru pg-ar ph-adeilopqrsvy
    pi-acdefgiklnopqrstvxz pk-egit pl-aceiouy pm-aeio pn-ego po-cdegiklmnoprstuvwx pp-aeilmorsy pr-aeiosu
    ps-cehiotuy pt-acehilorsuy pu-bcdfglmnprstz pvco pw-ain px- py-ilprtwx qa- qc- ql-ai qm- qos qq- qr- qs- qt-ty
    quaeioy qwe ra-bcdfghijklmnoprstuvwyz rb-aeilosuy rc-aehilorstuy rd-abcehiklnoprsuwy re-abcdefghijlmnopqrstuvwxy
    rf-aceilorsu rg-abeilorsuy rhaeiouy ri-abcdefghklmnopstuvxz rje rk-abdefghilmnopstuwy rl-adeioswy
    rm-aefhilostuwy rn-aegikmostu ro-abcdefghijklmnoprstuvwxyz rp-aceghilmnorstu rqu rr-aeiosuy rs-acehilnopstuy
    rt-abcefghilmnoprsuwyz ru-abcdefgilmnprstx rv-aeilouy rwaehior rx-i ry-abdeilmnopstw rze sa-abcdfgiklmnprstuvwy
    sb-aenou sc-aehilmorsu sd-aeikoru se-abcdefghiklmnopqrstuvwxy sf-aeiouy sg-diru sh-abcdefhilmnortuy
    si-abcdefglmnopqrstuvwxz sj-ouw sk-aeistuy sl-aeiouy sm-aeiostu sn-aeiou so-abcdefilmnoprtuvw sp-abehilnorsuy
    sqlu sr-aeou ss-abdefhiklmnoprstuwy st-abcdefghilmnoprsuwy su-abcdefgilmnprs sv-acegn sw-aeio sy-bclmns
    ta-bcdefgiklmnprstuvwxy tb-aeorsu tc-ahopuy td-ailos te-abcdefgiklmnoprstuvwxy tf-aeilou tgaopru
    th-abcdefhilmnopqrsuwy ti-abcdefgklmnopqrstuvz tjas tke tl-aeiosuy tm-aelou tn-aeiou to-abcdefgiklmnopqrstuvwxy
    tp-aehilorsu tr-aeiouy ts-acdehikmoptuy tt-aeiloprsy tu-abcdefgilmnoprst tv- tw-aeio tx- ty-ilmpr tz-e
    ua-bcdgiklmnrstvy ub-abcdefghijklmnopqrstuvy ucacehiklort ud-adefgilnopsuy ue-abdefilnprstu ufaflt
    ug-abefghilmosuz uh- ui-acdefgklnprstvz uji uk-ei ul-abdefgiklmnopstuy um-abefilmnopsuv
    un-abcdefghijklmnopqrstuvwz uo-irstuy up-acdefghikloprstvwy ur-abcdefghiklmnopqrstuvy us-abcdehiklnopstuy
    ut-abcdefghilmnoprstuwy uuim uv-er ux-eitu uy-beios uzz va-bcdgilmnprstu vb- vc-rs vd-a ve-acdfghilmnrstxy vg-
    vhd vi-abcdegilmnoprstvz vle vm-esw vn- vo-cgiklmnoprstuwxy vp-n vreo vs- vt-a vuels vvy vw- vy-w
    wa-bdfgiklmnprstvwy wbaio wc-aho wd-efios we-abdefilnprstv wfailou whaeioy wi-cdefgklmnprstz wk-w wl-aeisy wm-ae
    wn-efghilostw wo-bfklmnorstuvw wp-mo wraeio ws-aefhilprtu wt-ho wup ww-w wy-egs xa-bcdgmt xcehiloru xe-cdlmnrs
    xfs xhai xi-abcdefgilmnorstv xkc xl- xml xodgnprst xp-aeilorsu xre xs- xt-abehirsuy xuamrs xx-lx xy-gi
    ya-bghlmnrw yb-aeiory yc-aehlo yd-aer ye-abdelrst yfilru yg-deilnoru yheo yi-enps yl-aeilou ym-abeilmnops
    yn-acdeot yo-afgknrstuv yp-aehinorst yr-aeios ys-acefiqst yt-ehio yumpr yvo ywaehor yx- yzaei za-abgnprst
    ze-abdnprst zi-eglmnp zlei zmao zo-dlmnopr zs- zur zvo zwo zy-m zz-aeilwy
"""
_TRIGRAMS = frozenset(f"{letters[:2]}{last}" for letters in _FOLLOWING.split() for last in letters[2:])


def may_be_english(word: str) -> bool:
    """Return whether the letters of a word follow each other as in English ones. A word with other characters than the
    letters from a to z may be."""
    if not (word.isascii() and word.isalpha()):
        return True
    whole = f"-{word.lower()}-"
    return all(whole[at : at + 3] in _TRIGRAMS for at in range(len(word)))
