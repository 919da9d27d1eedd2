import { useTranslations } from 'next-intl'

/** What a profile shows, in words: everything, or up to which age. */
export function ProfileLimit({ maturityLimit }: { maturityLimit: number | null }) {
  const t = useTranslations('profiles')
  if (maturityLimit === null) return t('unlimited')
  return maturityLimit === 0 ? t('forAll') : t('upTo', { age: maturityLimit })
}
